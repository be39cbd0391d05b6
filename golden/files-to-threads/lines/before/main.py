def numbers(name):
    found = []
    with open(name) as lines:
        header = next(lines)
        for line in lines:
            if line.strip():
                found.append(int(line))
    return header, found


def words(name):
    with open(name, "r") as lines:
        return [line.split()[0] for line in lines if line.strip()]


def all_lines(name):
    with open(name) as lines:
        return list(lines)
