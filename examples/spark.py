"""Annotates an archive with Apache Spark: each partition is piped through the command.

Usage: spark.py archive.jsonl FOLDER [cores]

The lines of the folder's parts, one part after the other, are those of one process. On a cluster the command must
lie on every machine, or be sent there with `--files`.
"""

import os
import shutil
import sys

from pyspark import SparkConf, SparkContext


def main(archive, folder, cores="*"):
    # What is piped through runs without this process's environment: no PATH tells where the command is.
    command = shutil.which(os.environ.get("WHOSAID", "whosaid")) or sys.exit("the command whosaid is not on the PATH")
    # Small lines become large partitions else: each should be some work, and there should be enough for all cores.
    settings = SparkConf().setMaster(f"local[{cores}]").setAppName("whosaid").set("spark.ui.enabled", "false")
    context = SparkContext(conf=settings)
    lines = context.textFile(archive, minPartitions=4 * context.defaultParallelism)
    # A line that cannot be read is answered in its place: the command's exit status only repeats that.
    lines.pipe(f"{command} annotate --jsonl --threads 1").saveAsTextFile(folder)
    context.stop()


main(*sys.argv[1:])
