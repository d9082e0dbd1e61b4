# SPDX-License-Identifier: GPL-3.0-or-later
"""What a display shows, as a picture: how it is taken, kept and compared."""

import ctypes

import gi

gi.require_version("GdkPixbuf", "2.0")
from gi.repository import GdkPixbuf, GLib  # noqa: E402

Z_PIXMAP = 2
ALL_PLANES = ctypes.c_ulong(-1)


class XImage(ctypes.Structure):
    """The beginning of Xlib's structure."""
    _fields_ = [("width", ctypes.c_int), ("height", ctypes.c_int), ("xoffset", ctypes.c_int),
                ("format", ctypes.c_int), ("data", ctypes.c_void_p), ("byte_order", ctypes.c_int),
                ("bitmap_unit", ctypes.c_int), ("bitmap_bit_order", ctypes.c_int),
                ("bitmap_pad", ctypes.c_int), ("depth", ctypes.c_int),
                ("bytes_per_line", ctypes.c_int), ("bits_per_pixel", ctypes.c_int)]


XLIB = ctypes.CDLL("libX11.so.6")
XLIB.XOpenDisplay.restype = ctypes.c_void_p
XLIB.XDefaultRootWindow.restype = ctypes.c_ulong
XLIB.XDefaultRootWindow.argtypes = XLIB.XCloseDisplay.argtypes = (ctypes.c_void_p,)
XLIB.XGetImage.restype = ctypes.POINTER(XImage)
XLIB.XGetImage.argtypes = (ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_int, ctypes.c_uint,
                           ctypes.c_uint, ctypes.c_ulong, ctypes.c_int)
XLIB.XDestroyImage.argtypes = (ctypes.POINTER(XImage),)


def grab(width, height):
    """The upper left of the screen, all windows on it, as bytes of red, green and blue."""
    display = XLIB.XOpenDisplay(None)
    assert display, "no display"
    image = XLIB.XGetImage(display, XLIB.XDefaultRootWindow(display), 0, 0, width, height, ALL_PLANES, Z_PIXMAP)
    assert image, "the screen is smaller than %d × %d" % (width, height)
    assert (image.contents.bits_per_pixel, image.contents.bytes_per_line) == (32, 4 * width)
    data = ctypes.string_at(image.contents.data, 4 * width * height)
    XLIB.XDestroyImage(image)
    XLIB.XCloseDisplay(display)
    pixels = bytearray(3 * width * height)
    pixels[0::3], pixels[1::3], pixels[2::3] = data[2::4], data[1::4], data[0::4]
    return bytes(pixels)


def crop(pixels, width, box):
    """The part of pixels of that width that is in the box: x, y, width and height."""
    left, top, across, down = box
    lines = range(top, top + down)
    return b"".join(pixels[3 * (y * width + left):3 * (y * width + left + across)] for y in lines)


def make_picture(pixels, width, height, scale):
    """A picture of them, smaller by a whole number: letters are grey, words are still read."""
    whole = GdkPixbuf.Pixbuf.new_from_bytes(GLib.Bytes.new(pixels), GdkPixbuf.Colorspace.RGB, False, 8,
                                            width, height, 3 * width)
    return whole.scale_simple(width // scale, height // scale, GdkPixbuf.InterpType.BILINEAR)


def load(path):
    return GdkPixbuf.Pixbuf.new_from_file(str(path))


def save(picture, path):
    picture.savev(str(path), "png", ["compression"], ["9"])


def find_differences(one, other, size, tolerance):
    """The squares of that size, as (column, row), that look different on the whole."""
    assert (one.get_width(), one.get_height()) == (other.get_width(), other.get_height()), "of another size"
    columns, rows = one.get_width() // size, one.get_height() // size
    squares = [picture.scale_simple(columns, rows, GdkPixbuf.InterpType.BILINEAR) for picture in (one, other)]
    lines = [(square.get_pixels(), square.get_rowstride()) for square in squares]
    (pixels, stride), (others, other_stride) = lines
    return [(x, y) for y in range(rows) for x in range(columns)
            if any(abs(pixels[y * stride + 3 * x + c] - others[y * other_stride + 3 * x + c]) > tolerance
                   for c in range(3))]
