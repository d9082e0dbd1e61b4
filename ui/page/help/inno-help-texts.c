/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-help-texts.h"

#include <glib/gi18n-lib.h>

/* What is about the program as a whole. Of charts, key figures and checks it is said
 * where they are, and shown from there. */

static const InnoHelpText on_start[] = {
  {
    .id = "overview",
    .icon_name = "go-home-symbolic",
    .heading = N_("One picture of the whole"),
    .text = N_("Cities, agreements, projects, funding, lead themes and metrics are kept in one portfolio. The "
              "overview has the key figures and the charts most asked for. The other pages go deeper, and a button "
              "with an “i” tells there how the figures of a chart are computed."),
    .button = N_("Take the tour"), .action = "win.tour",
  },
  {
    .id = "rows",
    .icon_name = "view-list-bullet-symbolic",
    .heading = N_("Figures lead to rows"),
    .text = N_("Click a figure, or press Enter on it, and you see the projects behind it; added up they are the "
              "figure, to the cent. A project shows its sources and its history. T shows a chart as a table."),
  },
  {
    .id = "filters",
    .heading = N_("Filters, search and views"),
    .text = N_("A filter narrows every page until it is cleared, and the search finds projects by their words. A "
              "view keeps a page and its filters under a name. Ctrl+K leads to anything by its name."),
  },
  {
    .id = "languages",
    .icon_name = "preferences-desktop-locale-symbolic",
    .heading = N_("Three languages at a key press"),
    .text = N_("Ctrl+1, Ctrl+2 and Ctrl+3 show everything in Finnish, Swedish and English at once, also while "
              "presenting. A name that is missing in one language is shown in another."),
  },
  {
    .id = "unknown",
    .heading = N_("What is not known"),
    .text = N_("What is not known is never taken for zero. A question mark or hatching shows it in a chart, and "
              "sums say how many amounts are missing."),
  },
};

static const InnoHelpText on_projects[] = {
  {
    .id = "list",
    .heading = N_("The list and its details"),
    .text = N_("The list has the projects that the filters leave, and can be sorted by its columns. Choose one to "
              "see its funding, where each figure comes from, and what was changed when."),
  },
  {
    .id = "edit",
    .heading = N_("Editing and undo"),
    .text = N_("A form says what is wrong before anything is saved. What is saved is kept on this computer at once. "
              "Ctrl+Z takes it back, also after the program was closed, and leaves alone what others have changed "
              "since."),
  },
  {
    .id = "snapshots",
    .heading = N_("Freezing the portfolio"),
    .text = N_("Freeze keeps the portfolio as it is, for a meeting for example. The page of changes compares with "
              "it, and what was frozen opens in a window of its own."),
  },
};

static const InnoHelpText on_import[] = {
  {
    .id = "which",
    .heading = N_("Which lists"),
    .text = N_("Lists of EURA, Kohesio and CORDIS, the population of cities as JSON-stat, and tables of your own, as "
              "CSV or as a workbook (XLSX). Drop the file on the window, or choose it here."),
    .button = N_("Import a list…"), .action = "win.import",
  },
  {
    .id = "look",
    .heading = N_("Look first, then keep"),
    .text = N_("Nothing is kept before you have seen every row: new, changed, unchanged or refused with its line "
              "and the reason. The sums of what comes in and of what is refused are together those of the file. "
              "What you take in is one step that can be undone."),
  },
  {
    .id = "team",
    .heading = N_("What the team wrote stays"),
    .text = N_("A newer list changes only what an earlier list has said. Where the list and the team have changed "
              "the same, both versions wait among the conflicts."),
  },
  {
    .id = "columns",
    .heading = N_("Columns and cities"),
    .text = N_("Say what the columns of a table of your own mean, and to which city a beneficiary belongs: it is "
              "remembered for the next list, and for the whole team."),
  },
};

static const InnoHelpText on_quality[] = {
  {
    .id = "kinds",
    .heading = N_("Errors, warnings and notes"),
    .text = N_("An error cannot be right. A warning is a rule of the programme that is broken, or something amiss. "
              "A note is worth knowing. What cannot be decided, because something is not known, is counted apart. "
              "A finding leads to where it is mended."),
  },
  {
    .id = "accepted",
    .heading = N_("Accepted findings"),
    .text = N_("A finding that is as it should be can be accepted with a reason. The whole team sees who accepted "
              "it and why, and it stands under the charts it concerns. With other figures it is open again."),
  },
};

static const InnoHelpText on_presenting[] = {
  {
    .id = "decks",
    .heading = N_("A deck of slides"),
    .text = N_("Ctrl+D puts the chart at hand, with its filters, into the deck used last. Slides are put in order "
              "under the items of an agenda, and have a heading, notes and a decision in three languages. A deck "
              "shows the figures of the day, or of a frozen portfolio."),
  },
  {
    .id = "meeting",
    .icon_name = "x-office-presentation-symbolic",
    .heading = N_("In the meeting"),
    .text = N_("F5 shows the deck that is open, or the one used last, on another screen, and on yours the next slide, "
              "the notes, the time left, and where the decision is written. Page Down and Page Up turn, as does a "
              "clicker; with one screen S leads from one window to the other. ? shows all keys."),
  },
  {
    .id = "live",
    .heading = N_("Slides are live"),
    .text = N_("Point at a figure, or click it to see its projects. B blanks the picture, F freezes it, O shows all "
              "slides, P points, and 1, 2 and 3 change the language."),
  },
  {
    .id = "out",
    .heading = N_("To hand out"),
    .text = N_("From its menu a deck goes out as a PDF, a handout, a web page, a workbook, pictures or tables, on "
              "paper, or as a presentation file that opens on a computer without the portfolio."),
  },
};

static const InnoHelpText on_sharing[] = {
  {
    .id = "address",
    .heading = N_("One address"),
    .text = N_("Enter the address of the portfolio once. From then on what you edit is sent, and what others did is "
              "taken in: at the start, after each edit and every 15 minutes. The page of sharing shows what waits "
              "and how the last refresh went."),
    .button = N_("Connect to an address…"), .action = "win.connect",
  },
  {
    .id = "ways",
    .heading = N_("A file or a database"),
    .text = N_("A file on a web server is published by one and read by all: whoever edits saves the changes as a "
              "file, which the publisher takes in. To a shared database everybody writes."),
  },
  {
    .id = "conflicts",
    .heading = N_("Two people, one field"),
    .text = N_("Edits are merged field by field. Where two have changed the same, nothing is overwritten: both "
              "versions wait among the conflicts until somebody chooses, and the choice can be undone."),
  },
  {
    .id = "offline",
    .icon_name = "emblem-synchronizing-symbolic",
    .heading = N_("Shared, and without a network"),
    .text = N_("Everybody in the team has a whole copy, and everything works on it without a network. What you edit "
              "meanwhile waits and is sent later. A refresh that fails changes nothing; the window says how old "
              "the copy is."),
  },
  {
    .id = "secrets",
    .heading = N_("Passwords"),
    .text = N_("Passwords and tokens are kept in the keyring of the desktop, and sent to the server they belong to "
              "alone."),
  },
};

static const InnoHelpText on_keys[] = {
  {
    .id = "keys",
    .heading = N_("The keys most used"),
    .text = N_("Ctrl+K leads to anything by its name, Alt+1 to Alt+9 show a page, Alt+Left leads back, and F6 goes "
              "from one part of the window to the next. In a chart the arrow keys go from mark to mark, Enter "
              "shows the rows, and T the table. Shift+F10 opens the menu of a mark, a project, a deck or a slide."),
    .button = N_("Keyboard shortcuts"), .action = "win.show-keys",
  },
  {
    .id = "readers",
    .heading = N_("Screen readers"),
    .text = N_("Every chart has a description, a name for each of its marks, and the same figures as a table. The "
              "web page and the PDF of a deck have them as well."),
  },
};

static const InnoHelpTopic topics[] = {
  { "start", N_("What this is"), on_start, G_N_ELEMENTS (on_start) },
  { "figures", N_("Charts and how they are computed"), NULL, 0 },
  { "projects", N_("Projects and editing"), on_projects, G_N_ELEMENTS (on_projects) },
  { "import", N_("Importing lists"), on_import, G_N_ELEMENTS (on_import) },
  { "quality", N_("Data quality"), on_quality, G_N_ELEMENTS (on_quality) },
  { "presenting", N_("Decks and presenting"), on_presenting, G_N_ELEMENTS (on_presenting) },
  { "sharing", N_("Sharing"), on_sharing, G_N_ELEMENTS (on_sharing) },
  { "keys", N_("Keys and screen readers"), on_keys, G_N_ELEMENTS (on_keys) },
};

/**
 * inno_help_get_topics:
 * @n_topics: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_topics): all topics of the help
 */
const InnoHelpTopic *
inno_help_get_topics (guint *n_topics)
{
  *n_topics = G_N_ELEMENTS (topics);
  return topics;
}
