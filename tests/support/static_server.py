# SPDX-License-Identifier: GPL-3.0-or-later
"""A web server on the loopback that answers as it is told, and remembers what
it was asked. Python's own http.server has no ETag and no faults."""

import email.utils
import hashlib
import http.server
import threading


class Page:
    """What is answered at one path."""

    def __init__(self, body, status=200, etag=True, modified=None, cut=None, hold=None,
                 headers=None):
        self.body = body
        self.status = status
        self.etag = '"%s"' % hashlib.sha256(body).hexdigest()[:16] if etag else None
        self.modified = modified  # Unix seconds
        self.cut = cut            # bytes after which the connection ends
        self.hold = hold          # an event that is waited for half-way
        self.headers = headers or {}

    def is_known(self, request):
        """Whether the client has it: an ETag goes before a date (RFC 9110, 13.1)."""
        if request.get("If-None-Match") is not None:
            return request["If-None-Match"] == self.etag
        if request.get("If-Modified-Since") is None or self.modified is None:
            return False
        since = email.utils.parsedate_to_datetime(request["If-Modified-Since"])
        return since.timestamp() >= int(self.modified)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        page = self.server.pages.get(self.path, Page(b"", 404))
        status = 304 if page.status == 200 and page.is_known(self.headers) else page.status
        body = b"" if status == 304 else page.body
        # Before it is sent: who reads the answer reads the list.
        self.server.requests.append((self.path, dict(self.headers), status))
        self.server.asked.set()
        self.send_head(page, status, body)
        try:
            self.send_body(page, body)
        except ConnectionError:
            self.close_connection = True

    def send_head(self, page, status, body):
        self.send_response(status)
        if page.etag and status in (200, 304):
            self.send_header("ETag", page.etag)
        if page.modified is not None:
            self.send_header("Last-Modified", email.utils.formatdate(page.modified, usegmt=True))
        if status != 304:
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
        for name, value in page.headers.items():
            self.send_header(name, value)
        self.end_headers()

    def send_body(self, page, body):
        if page.cut is not None:
            body = body[:page.cut]
            self.close_connection = True
        half = len(body) // 2
        self.wfile.write(body[:half])
        self.wfile.flush()
        if page.hold is not None:
            page.hold.wait(60)
        self.wfile.write(body[half:])
        self.wfile.flush()


class StaticServer(http.server.ThreadingHTTPServer):
    """pages: path → Page; requests: (path, headers, status) of each, in order."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages = {}
        self.requests = []
        self.asked = threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, request, client_address):
        """A client that goes away is no news."""

    def url(self, path):
        return "http://127.0.0.1:%d%s" % (self.server_port, path)

    def serve(self, path, body, **options):
        """Puts a page in its place; returns its address."""
        self.pages[path] = Page(body, **options)
        self.requests.clear()
        self.asked.clear()
        return self.url(path)
