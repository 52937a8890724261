"""Change data capture: a PostgreSQL database's tables as Iceberg tables that follow them."""
