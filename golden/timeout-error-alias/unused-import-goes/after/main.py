import sys


def kind(error):
    return "late" if isinstance(error, TimeoutError) else "other"


print(kind(TimeoutError()), kind(ValueError()), file=sys.stdout)
