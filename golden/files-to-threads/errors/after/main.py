import asyncio


async def load(name, default):
    try:
        with await asyncio.to_thread(open, name) as file:
            return await asyncio.to_thread(file.read)
    except FileNotFoundError:
        return default
    except (OSError, UnicodeDecodeError) as error:
        raise SystemExit(f"{name}: {error}")
