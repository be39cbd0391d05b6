import queue


def breadth_first(start, neighbours):
    to_see = queue.Queue()
    to_see.put(start)
    seen = [start]
    while not to_see.empty():
        for node in neighbours[to_see.get()]:
            if node not in seen:
                seen.append(node)
                to_see.put(node)
    return seen


print(breadth_first(1, {1: [2, 3], 2: [4], 3: [4], 4: []}))
