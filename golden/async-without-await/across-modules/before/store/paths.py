async def _path_of(root, key):
    return f"{root}/{key}"
