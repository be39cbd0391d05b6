def check(error):
    return isinstance(error, TimeoutError)


try:
    raise TimeoutError("too slow")
except OSError as error:
    print(check(error), error)
