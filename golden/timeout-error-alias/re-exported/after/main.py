try:
    raise TimeoutError
except OSError:
    print("late")
