async def walk(node, depth=0):
    print(" " * depth + node.name)
    for child in node.children:
        await walk(child, depth + 1)
