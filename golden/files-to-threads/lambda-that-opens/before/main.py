def openers(names):
    return {name: (lambda name=name: len(open(name).read())) for name in names}
