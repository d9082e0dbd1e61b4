# shellcheck shell=bash disable=SC2154 # root and build are of setup.sh
# The servers that are not ours, for tests/peer. Sourced by ./check after setup.sh.
# What cannot be had is said and passed over: its tests are skipped. No service of
# the machine is started or changed.

# Outside the sources; ./check --peers finds it there the next time.
peers=$build-peers

# or_pass_over NAME COMMAND…
or_pass_over ()
{
  local name=$1
  shift

  # In a shell of its own, which may end; an error does not end it by itself.
  ("$@") || say "$name cannot be had here: its tests are skipped."
}

# Where its lock names them, and from wherever npm is set up to fetch; nothing of
# what is fetched runs.
install_node_packages ()
{
  local from=$root/tests/peer

  if ! command -v npm >/dev/null || ! command -v node >/dev/null; then
    ensure_packages nodejs npm || return
  fi
  if cmp -s "$from/package-lock.json" "$peers/package-lock.json" &&
     [ -f "$peers/node_modules/.package-lock.json" ]; then
    return
  fi

  say 'Fetching pouchdb-server and axe-core'
  cp "$from/package.json" "$from/package-lock.json" "$peers/" && cd "$peers" &&
    timeout 300 npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2 </dev/null
}

# The package would start a server for the whole machine, so it is only unpacked.
install_nginx ()
{
  if command -v nginx >/dev/null || [ -x "$peers/nginx/usr/sbin/nginx" ]; then
    return
  fi

  say 'Fetching nginx'
  rm -rf "$peers"/nginx "$peers"/nginx_*.deb
  cd "$peers" && timeout 120 apt-get -q download nginx >&2 </dev/null &&
    dpkg-deb -x nginx_*.deb nginx && ! ldd nginx/usr/sbin/nginx | grep -q 'not found'
}

# This one is the program without the server.
install_apache ()
{
  command -v apache2 >/dev/null || ensure_packages apache2-bin
}

# What a page of the web is looked at with.
install_chromium ()
{
  command -v chromium >/dev/null || ensure_packages chromium
}

install_peers ()
{
  mkdir -p "$peers"
  or_pass_over "What npm fetches" install_node_packages
  or_pass_over nginx install_nginx
  or_pass_over Apache install_apache
  or_pass_over Chromium install_chromium
  export INNOCITIES_PEERS=$peers
}
