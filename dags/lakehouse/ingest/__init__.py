"""Ingestion: files in S3 into Iceberg tables, exactly once, by a declaration."""
