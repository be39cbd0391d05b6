class Trace:
    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, *exc_info):
        print("exit")

    async def __aenter__(self):
        print("aenter")
        return self

    async def __aexit__(self, *exc_info):
        print("aexit")
