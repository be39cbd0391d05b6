import aiofiles


async def load(name, default):
    try:
        async with aiofiles.open(name) as file:
            return await file.read()
    except FileNotFoundError:
        return default
    except (OSError, UnicodeDecodeError) as error:
        raise SystemExit(f"{name}: {error}")
