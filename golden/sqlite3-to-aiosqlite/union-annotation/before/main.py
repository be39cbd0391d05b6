import sqlite3
from typing import Optional


def close(connection: Optional[sqlite3.Connection]) -> None:
    if connection is not None:
        connection.commit()
        connection.close()
