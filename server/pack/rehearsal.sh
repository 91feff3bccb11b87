#!/bin/sh
# A trial run: robots mark for judges who are not there, and nothing of it stays.
case "$0" in */*) folder=${0%/*} ;; *) folder=. ;; esac
exec "$folder/start.sh" --rehearsal --robots "$@"
