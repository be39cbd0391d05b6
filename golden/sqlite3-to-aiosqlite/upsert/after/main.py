import aiosqlite


async def visit(connection: aiosqlite.Connection, page):
    changed = (await connection.execute("update visits set count = count + 1 where page = ?", (page,))).rowcount
    if not changed:
        await connection.execute("insert into visits values (?, 1)", (page,))
    elif (await (await connection.execute("select count from visits where page = ?", (page,))).fetchone())[0] > 100:
        print("popular")
    await connection.commit()
