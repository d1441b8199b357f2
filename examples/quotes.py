"""Who is quoted most, from documents on standard input or in a file, with DuckDB. Usage: quotes.py [documents.jsonl]"""

import sys

import duckdb

documents = sys.argv[1] if len(sys.argv) > 1 else "/dev/stdin"
duckdb.sql(
    f"""
    WITH documents AS (
        SELECT id, unnest(quotes, max_depth := 1) AS quote
        FROM read_json('{documents}', format = 'newline_delimited', columns = {{
            id: 'VARCHAR',
            quotes: 'STRUCT("text" VARCHAR, kind VARCHAR, speaker STRUCT("name" VARCHAR, score DOUBLE))[]'
        }})
    )
    SELECT quote.speaker.name AS speaker, count(*) AS quotes, count(DISTINCT id) AS articles
    FROM documents
    WHERE quote.kind <> 'term' AND quote.speaker IS NOT NULL
    GROUP BY speaker ORDER BY quotes DESC, speaker LIMIT 20
    """
).show()
