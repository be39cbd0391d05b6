from trace_of_steps import Trace


def work():
    with Trace():
        print("work")


if __name__ == "__main__":
    work()
