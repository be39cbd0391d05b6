import aiosqlite


async def count(connection: aiosqlite.Connection):
	row = await (await connection.execute("select count(*) from notes")).fetchone()
	return row[0]
