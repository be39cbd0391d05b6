async def _encode(text):
    return text.encode()
