# SPDX-License-Identifier: GPL-3.0-or-later
"""Servers that are not ours, on the loopback: each on a free port and in a folder of
its own, and none of them outlives who started it."""

import base64
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

from cases import Skip

ADMIN = ("admin", "trial")
ANNA = ("anna", "of-oulu")
BO = ("bo", "of-espoo")

# The kernel ends it with its parent, however that ends.
WITH_PARENT = ["setpriv", "--pdeathsig", "KILL", "--"]
START_SECONDS = 20


def peers():
    """Where ./check --peers has put what comes from no package."""
    folder = os.environ.get("INNOCITIES_PEERS")
    if not folder:
        raise Skip("./check --peers installs and starts real servers")
    return pathlib.Path(folder)


def find(program, name):
    """A program of the system, or the one that was unpacked for the tests."""
    path = shutil.which(program, path="/usr/sbin:/usr/bin:/sbin:/bin")
    unpacked = peers() / name / "usr/sbin" / program
    if path is None and not unpacked.exists():
        raise Skip("%s cannot be had here" % name)
    return path or str(unpacked)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def request(method, url, body=None, login=None, headers=()):
    """One request; returns the status, the headers and the bytes."""
    asked = urllib.request.Request(url, method=method, headers={"Accept": "application/json"})
    for name, value in dict(headers).items():
        asked.add_header(name, value)
    if body is not None:
        asked.data = body if isinstance(body, bytes) else json.dumps(body).encode()
        asked.add_header("Content-Type", "application/json")
    if login:
        code = base64.b64encode(":".join(login).encode()).decode()
        asked.add_header("Authorization", "Basic " + code)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(asked, timeout=30) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as fault:
        return fault.code, fault.headers, fault.read()


class Server:
    """A process that answers at self.url while it runs. Use it with "with"."""

    def __init__(self):
        self.box = tempfile.TemporaryDirectory(prefix="inno-peer-", ignore_cleanup_errors=True)
        self.folder = pathlib.Path(self.box.name)
        self.port = free_port()
        self.process = None
        self.url = "http://127.0.0.1:%d/" % self.port

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.kill()
        self.box.cleanup()

    def command(self):
        raise NotImplementedError

    def start(self):
        self.process = subprocess.Popen(WITH_PARENT + self.command(), cwd=self.folder,
                                        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                        stderr=open(self.folder / "stderr", "ab"))
        end = time.monotonic() + START_SECONDS
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > end:
                self.kill()
                raise RuntimeError("%s does not start: %s" % (
                    type(self).__name__, (self.folder / "stderr").read_text(errors="replace")[-2000:]))
            time.sleep(0.05)

    def answers(self):
        try:
            request("GET", self.url)
            return True
        except OSError:
            return False

    def kill(self):
        """With -9, and waited for."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        if self.process:
            self.process.wait()


class PouchServer(Server):
    """pouchdb-server on LevelDB, with an admin: without one everybody is admin."""

    def __init__(self):
        super().__init__()
        self.main = peers() / "node_modules/pouchdb-server/bin/pouchdb-server"
        if not self.main.exists():
            raise Skip("pouchdb-server cannot be had here")
        if not shutil.which("node"):
            raise Skip("node cannot be had here")
        self.data = self.folder / "data"
        self.data.mkdir()
        self.config = self.folder / "config.json"
        self.config.write_text(json.dumps({"admins": dict([ADMIN])}))

    def command(self):
        return [shutil.which("node"), str(self.main), "--host", "127.0.0.1", "--port", str(self.port),
                "--dir", str(self.data), "--config", str(self.config), "--no-stdout-logs"]

    def ask(self, method, path, body=None, login=ADMIN, status=(200, 201, 202)):
        """What the database server answers, as JSON."""
        got, _, text = request(method, self.url + path, body, login)
        if status and got not in status:
            raise RuntimeError("%s %s: %d %r" % (method, path, got, text[:300]))
        return json.loads(text)

    def create(self, name, members=()):
        """An empty database; with members, for them alone. Returns its address."""
        self.ask("PUT", name)
        if members:
            self.ask("PUT", name + "/_security", {"admins": {"names": [], "roles": []},
                                                  "members": {"names": list(members), "roles": []}})
        return self.url + name

    def add_user(self, login):
        name, password = login
        self.ask("PUT", "_users/org.couchdb.user:" + name,
                 {"_id": "org.couchdb.user:" + name, "name": name, "password": password,
                  "roles": [], "type": "user"}, status=(201, 409))

    def documents(self, name):
        """All that is in a database and no design: id → document."""
        rows = self.ask("GET", name + "/_all_docs?include_docs=true&conflicts=true")["rows"]
        return {row["id"]: row["doc"] for row in rows if not row["id"].startswith("_")}


class WebServer(Server):
    """Static files of self.root."""

    def __init__(self):
        super().__init__()
        self.root = self.folder / "root"
        self.root.mkdir()
        self.clock = int(time.time()) - 1000

    def publish(self, name, body):
        """As the guide says: written beside, and moved into its place. Nobody publishes
        twice in a second, which is all that an ETag of nginx knows."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(path.name + ".new")
        beside.write_bytes(body)
        self.clock += 1
        os.utime(beside, (self.clock, self.clock))
        beside.rename(path)
        return self.url + name


NGINX = """
daemon off;
master_process off;
pid %(folder)s/pid;
error_log stderr;
events {}
http {
  types { application/json json; application/x-ndjson ndjson; }
  access_log %(folder)s/access.log combined;
  client_body_temp_path %(folder)s/body;
  proxy_temp_path %(folder)s/proxy;
  fastcgi_temp_path %(folder)s/fastcgi;
  uwsgi_temp_path %(folder)s/uwsgi;
  scgi_temp_path %(folder)s/scgi;
  gzip on;
  gzip_types application/json application/x-ndjson;
  server {
    listen 127.0.0.1:%(port)d;
    root %(folder)s/root;
    location /locked/ { return 401; }
    location /forbidden/ { deny all; }
  }
}
"""

APACHE = """
ServerRoot %(folder)s
ServerName localhost
Listen 127.0.0.1:%(port)d
PidFile %(folder)s/pid
ErrorLog %(folder)s/error.log
DocumentRoot %(folder)s/root
%(user)s
LoadModule mpm_event_module %(modules)s/mod_mpm_event.so
LoadModule authz_core_module %(modules)s/mod_authz_core.so
LoadModule mime_module %(modules)s/mod_mime.so
LoadModule deflate_module %(modules)s/mod_deflate.so
LoadModule filter_module %(modules)s/mod_filter.so
LoadModule alias_module %(modules)s/mod_alias.so
TypesConfig /dev/null
AddType application/json .json
AddType application/x-ndjson .ndjson
AddOutputFilterByType DEFLATE application/json application/x-ndjson
DeflateAlterETag NoChange
CustomLog %(folder)s/access.log "%%h %%l %%u %%t \\"%%r\\" %%>s %%b"
Redirect 401 /locked/
<Location /forbidden/>
  Require all denied
</Location>
"""


class Nginx(WebServer):
    program = "nginx"

    def command(self):
        config = self.folder / "nginx.conf"
        config.write_text(NGINX % {"folder": self.folder, "port": self.port})
        return [find("nginx", "nginx"), "-e", "stderr", "-p", str(self.folder), "-c", str(config)]


class Apache(WebServer):
    program = "apache"

    def command(self):
        program = pathlib.Path(find("apache2", "apache2-bin"))
        config = self.folder / "apache.conf"
        # It will not serve as root.
        user = "User www-data\nGroup www-data" if os.geteuid() == 0 else ""
        if user:
            self.folder.chmod(0o755)
        config.write_text(APACHE % {"folder": self.folder, "port": self.port, "user": user,
                                    "modules": program.parents[1] / "lib/apache2/modules"})
        return [str(program), "-X", "-f", str(config)]
