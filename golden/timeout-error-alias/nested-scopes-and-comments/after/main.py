class Client:
    errors = (
        TimeoutError,  # no answer
        ConnectionError,
    )

    def retry(self, error):
        return isinstance(
            error,
            TimeoutError  # ours as well
        )


print(Client().retry(TimeoutError()))
