#!/bin/sh
# Annotates an archive in blocks of ten million bytes, each by a process of its own, with GNU parallel; with
# `--sshlogin` on other machines. Usage: parallel.sh archive.jsonl [jobs]
set -eu
exec parallel --will-cite --pipepart --block 10M --keep-order --jobs "${2:-100%}" --arg-file "$1" \
  "${WHOSAID:-whosaid} annotate --jsonl --threads 1"
