is_late = lambda error, kind=TimeoutError: isinstance(error, kind or TimeoutError)

print(is_late(TimeoutError()), is_late(ValueError()))
