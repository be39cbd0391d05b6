async def connect(name):
    return f"plain {name}"


def use(function):
    global connect
    connect = function
