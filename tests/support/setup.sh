# shellcheck shell=bash disable=SC2034 # used where it is sourced
# What ./run and ./check share: the packages, the build, the environment of a
# program that is not installed. Sourced, never run. What it has to say goes
# to standard error, so that ./run can be used in a pipe.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=$root/build

# The system's Python first: it is the one that sees python3-gi.
export PATH="/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin:${PATH:-/usr/local/bin}"

# libminizip-dev: workbooks are read with it, and Debian 13's libxlsxwriter-dev names it
# and does not bring it.
build_packages=(
  gcc libc6-dev meson ninja-build pkgconf python3 gettext appstream
  desktop-file-utils
  libglib2.0-dev libgtk-4-dev libadwaita-1-dev libpango1.0-dev libcairo2-dev
  libsoup-3.0-dev libjson-glib-dev libsqlite3-dev libicu-dev libsecret-1-dev
  libxlsxwriter-dev libminizip-dev libxml2-dev libqpdf-dev libpng-dev
)

run_packages=(
  fonts-inter adwaita-icon-theme hicolor-icon-theme librsvg2-common
  gsettings-desktop-schemas glib-networking ca-certificates libgl1 libegl1
)

say ()
{
  printf '%s\n' "$*" >&2
}

die ()
{
  say "$*"
  exit 1
}

missing_packages ()
{
  local package

  for package in "$@"; do
    # shellcheck disable=SC2016 # the braces are dpkg's
    case $(dpkg-query -W -f '${db:Status-Abbrev}|' "$package" 2>/dev/null || true) in
      *'ii '*) ;;
      *) printf '%s\n' "$package" ;;
    esac
  done
}

# Without a terminal nobody can type the password.
if [ -t 0 ]; then
  sudo=(sudo)
else
  sudo=(sudo -n)
fi

as_root ()
{
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    "${sudo[@]}" "$@"
  fi
}

# Installs what is missing, and asks for no right where nothing is.
ensure_packages ()
{
  local missing

  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say 'This is not Debian: nothing is installed. README.md names what the build needs.'
    return
  fi

  mapfile -t missing < <(missing_packages "$@")
  if [ ${#missing[@]} -eq 0 ]; then
    return
  fi

  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
    die "Ask an administrator to install: ${missing[*]}"
  fi

  say "Installing ${missing[*]}"
  as_root apt-get -o DPkg::Lock::Timeout=120 update -q >&2 </dev/null
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -o DPkg::Lock::Timeout=120 install -y -q --no-install-recommends \
    "${missing[@]}" >&2 </dev/null
}

# build_in DIR COMPILER [MESON-OPTION…]: sets DIR up if needed and builds it.
build_in ()
{
  local dir=$1 compiler=$2

  shift 2
  if [ ! -f "$dir/build.ninja" ]; then
    # What is left of a set-up that failed would be in the way.
    rm -rf "$dir"
    CC=$compiler meson setup "$dir" "$root" "$@" >&2 || return
  fi
  ninja -C "$dir" >&2
}

# use_tree DIR: the program finds its words, its settings and its icons in the
# build folder and in the tree.
use_tree ()
{
  export INNOCITIES_LOCALEDIR=$1/po
  export GSETTINGS_SCHEMA_DIR=$1/app/desktop
  export XDG_DATA_DIRS=$root/app/desktop:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}
}
