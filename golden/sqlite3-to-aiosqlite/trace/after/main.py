import aiosqlite


async def traced(connection: aiosqlite.Connection, log):
    await connection.set_trace_callback(log.append)
    await connection.execute("select 1")
    await connection.set_trace_callback(None)
