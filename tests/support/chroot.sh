#!/usr/bin/env bash
# A Debian of its own, to build and to start in. Needs root and a network.
#
#   chroot.sh make RELEASE
#       fetches it into build-chroot/RELEASE, once
#   chroot.sh run RELEASE [--fresh] [--bind SOURCE TARGET]… COMMAND…
#       runs a command in it; what that changes stays, or with --fresh goes again
#
# All mounts are made in a namespace of their own. They and every process in there are gone
# when the command is, however it ended: nothing is left to unmount.
set -euo pipefail

chroots=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/build-chroot
mirror=${INNOCITIES_MIRROR:-http://deb.debian.org/debian}

make_release ()
{
  local release=$1

  if [ -d "$chroots/$release" ]; then
    return
  fi

  # Half of one is never taken for a whole.
  mkdir -p "$chroots"
  rm -rf "$chroots/$release.part"
  debootstrap --variant=minbase "$release" "$chroots/$release.part" "$mirror"
  mv "$chroots/$release.part" "$chroots/$release"
}

# What a program expects of any system, and no device of this machine.
mount_system ()
{
  local device

  mount -t proc proc "$1/proc"
  mount -t tmpfs -o mode=755,nosuid tmpfs "$1/dev"
  for device in null zero full random urandom tty; do
    touch "$1/dev/$device"
    mount --bind "/dev/$device" "$1/dev/$device"
  done
  mkdir "$1/dev/pts" "$1/dev/shm"
  mount -t devpts -o newinstance,ptmxmode=666 devpts "$1/dev/pts"
  mount -t tmpfs -o mode=1777,nosuid,nodev tmpfs "$1/dev/shm"
  # A test makes itself a device that is full.
  mount -t tmpfs -o mode=1777,nosuid tmpfs "$1/tmp"
  ln -s pts/ptmx "$1/dev/ptmx"
  ln -s /proc/self/fd "$1/dev/fd"
  cp -L /etc/resolv.conf "$1/etc/resolv.conf"
}

# Above the release lies a layer in memory that takes all changes.
mount_fresh ()
{
  mount -t tmpfs tmpfs "$2"
  mkdir "$2/changes" "$2/work" "$2/root"
  mount -t overlay -o "lowerdir=$1,upperdir=$2/changes,workdir=$2/work" overlay "$2/root"
}

# In the namespace: nothing that is mounted here is seen outside.
run_inside ()
{
  local target=$chroots/$1

  shift
  if [ "$1" = --fresh ]; then
    mkdir -p "$chroots/fresh"
    mount_fresh "$target" "$chroots/fresh"
    target=$chroots/fresh/root
    shift
  fi

  mount_system "$target"
  while [ "$1" = --bind ]; do
    mkdir -p "$target$3"
    mount --bind "$2" "$target$3"
    shift 3
  done

  exec chroot "$target" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
    TERM="${TERM:-dumb}" DEBIAN_FRONTEND=noninteractive "$@"
}

verb=${1:-}
release=${2:-}
if [ $# -lt 2 ] || ! [[ $release =~ ^[a-z]+$ ]]; then
  echo 'usage: chroot.sh make RELEASE | run RELEASE [--fresh] [--bind SOURCE TARGET]… COMMAND…' >&2
  exit 2
fi

case $verb in
  make)
    make_release "$release"
    ;;
  run)
    exec unshare --mount --propagation private --pid --fork --kill-child -- \
      bash "${BASH_SOURCE[0]}" inside "${@:2}"
    ;;
  inside)
    run_inside "${@:2}"
    ;;
esac
