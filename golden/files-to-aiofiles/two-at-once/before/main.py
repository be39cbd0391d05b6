def merge(first, second, target):
    with open(first) as a, open(second) as b, open(target, "w") as c:
        for line in a:
            c.write(line.rstrip("\n") + b.readline())
