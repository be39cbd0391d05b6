import aiosqlite


async def copy(source, target):
    async with aiosqlite.connect(source) as old:
        async with aiosqlite.connect(target) as new:
            await new.executemany("insert into users values (?)", await (await old.execute("select name from users")).fetchall())
            await new.commit()
