import asyncio


class Client:
    errors = (
        asyncio.TimeoutError,  # no answer
        ConnectionError,
    )

    def retry(self, error):
        return isinstance(
            error,
            asyncio.TimeoutError  # ours as well
        )


print(Client().retry(TimeoutError()))
