from compat import Late

try:
    raise Late
except OSError:
    print("late")
