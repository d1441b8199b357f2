#!/bin/sh
# Runs every recipe on an archive of JSON Lines and compares what it gives with what one process gives.
# Usage: check.sh archive.jsonl   (WHOSAID and PYTHON say which command and which Python)
set -eu
archive=$(realpath "$1")
here=$(dirname "$(realpath "$0")")
export WHOSAID="${WHOSAID:-whosaid}"
python="${PYTHON:-python3}"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
bytes=$(wc -c < "$archive")

# timed NAME COMMAND...: how long it takes, and how much of the archive that is in a second.
timed() {
  name=$1
  shift
  begin=$(date +%s.%N)
  "$@" || return 1
  end=$(date +%s.%N)
  awk -v name="$name" -v took="$(echo "$end $begin" | awk '{print $1 - $2}')" -v bytes="$bytes" \
    'BEGIN { printf "%-28s %6.2f s %6.2f MB/s\n", name, took, bytes / 1e6 / took }'
}

same() {
  cmp "$folder/one.jsonl" "$1" || { echo "$1 differs" >&2; exit 1; }
}

timed "one thread" "$WHOSAID" annotate --jsonl --threads 1 "$archive" -o "$folder/one.jsonl"
timed "two threads" "$WHOSAID" annotate --jsonl --threads 2 "$archive" -o "$folder/two.jsonl"
same "$folder/two.jsonl"
if command -v parallel > /dev/null; then
  timed "GNU parallel, two jobs" sh -c "sh '$here/parallel.sh' '$archive' 2 > '$folder/parallel.jsonl'"
  same "$folder/parallel.jsonl"
else
  echo "GNU parallel is not installed"
fi
if "$python" -c "import pyspark" 2> /dev/null && command -v java > /dev/null; then
  timed "Spark, local[2], all of it" "$python" "$here/spark.py" "$archive" "$folder/spark" 2 2> "$folder/spark.log" \
    || { tail -5 "$folder/spark.log" >&2; exit 1; }
  cat "$folder"/spark/part-* > "$folder/spark.jsonl"
  same "$folder/spark.jsonl"
else
  echo "PySpark or Java is not installed"
fi
if "$python" -c "import duckdb" 2> /dev/null; then
  timed "DuckDB, on the documents" "$python" "$here/quotes.py" "$folder/one.jsonl" > "$folder/table"
  tail -1 "$folder/table"
else
  echo "DuckDB is not installed"
fi
echo "all lines are the same"
