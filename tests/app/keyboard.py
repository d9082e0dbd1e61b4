# SPDX-License-Identifier: GPL-3.0-or-later
"""What a window manager does for the keyboard: when a window closes, the one before has it again.
Without this, the X server leaves it to the root, and GTK 4.18 says that nothing has the focus."""

import ctypes
import functools
import threading
import time

XLIB = ctypes.CDLL("libX11.so.6")
XLIB.XOpenDisplay.restype = ctypes.c_void_p
XLIB.XDefaultRootWindow.restype = ctypes.c_ulong
XLIB.XDefaultRootWindow.argtypes = (ctypes.c_void_p,)
XLIB.XGetInputFocus.argtypes = (ctypes.c_void_p, ctypes.POINTER(ctypes.c_ulong), ctypes.POINTER(ctypes.c_int))
XLIB.XSetInputFocus.argtypes = (ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_ulong)
NONE, POINTER_ROOT = 0, 1
REVERT_TO_PARENT, CURRENT_TIME = 2, 0
PERIOD = 0.02  # seconds

# A window may be gone before it is given the keyboard: the answer is an error, which Xlib ends the program for.
HANDLER = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
ignore_error = HANDLER(lambda display, event: 0)


def read_focus(display):
    window, revert = ctypes.c_ulong(), ctypes.c_int()
    XLIB.XGetInputFocus(display, ctypes.byref(window), ctypes.byref(revert))
    return window.value


def give_back(display):
    nobody = {NONE, POINTER_ROOT, XLIB.XDefaultRootWindow(display)}
    had = []  # windows, the last one had it last
    while True:
        window = read_focus(display)
        if window not in nobody:
            had = [other for other in had if other != window] + [window]
        elif had:
            XLIB.XSetInputFocus(display, had[-1], REVERT_TO_PARENT, CURRENT_TIME)
            if read_focus(display) in nobody:
                had.pop()
        time.sleep(PERIOD)


@functools.lru_cache(None)
def watch():
    """Begins, once a program."""
    display = ctypes.c_void_p(XLIB.XOpenDisplay(None))
    assert display, "no display"
    XLIB.XSetErrorHandler(ignore_error)
    threading.Thread(target=give_back, args=(display,), daemon=True).start()
