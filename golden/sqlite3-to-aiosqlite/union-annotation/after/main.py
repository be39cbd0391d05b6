from typing import Optional

import aiosqlite


async def close(connection: Optional[aiosqlite.Connection]) -> None:
    if connection is not None:
        await connection.commit()
        await connection.close()
