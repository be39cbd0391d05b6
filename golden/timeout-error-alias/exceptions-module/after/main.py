try:
    raise TimeoutError
except TimeoutError:
    print("late")
