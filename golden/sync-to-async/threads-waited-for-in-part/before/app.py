import threading
import time


def the_first_alone(names):
    def work(number):
        time.sleep(number / 10)
        print(number)

    first = threading.Thread(target=work, args=(1,))
    second = threading.Thread(target=work, args=(3,))
    first.start()
    second.start()
    first.join()


def the_last_alone(names):
    def work(number):
        time.sleep(number / 10)
        print(number)

    for number in (3, 2, 1):
        thread = threading.Thread(target=work, args=(number,))
        thread.start()
    thread.join()


def left_out(names):
    def work(number):
        time.sleep(number / 10)
        print(number)

    threads = []
    for number in range(4):
        thread = threading.Thread(target=work, args=(number,))
        thread.start()
        if number == 3:
            continue
        threads.append(thread)
    for thread in threads:
        thread.join()


def another_list(names):
    def work(number):
        time.sleep(number / 10)
        print(number)

    threads = [threading.Thread(target=work, args=(1,))]
    others = [threading.Thread(target=work, args=(2,))]
    for thread in threads + others:
        thread.start()
    for thread in threads:
        thread.join()


def one_after_the_other(names):
    def work(number):
        time.sleep(number / 10)
        print(number)

    first = threading.Thread(target=work, args=(3,))
    second = threading.Thread(target=work, args=(1,))
    first.start()
    first.join()
    second.start()
    second.join()


def perhaps_started(names):
    def work(number):
        time.sleep(number / 10)
        print(number)

    thread = threading.Thread(target=work, args=(1,))
    if names:
        thread.start()
    thread.join()


def variable_of_a_loop_that_goes(names):
    def work(number):
        time.sleep(number / 10)
        print(number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    thread.join()


def handled(names):
    def work(number):
        time.sleep(number / 10)
        print(number)

    try:
        thread = threading.Thread(target=work, args=(1,))
        thread.start()
        print(names["a"])
        thread.join()
    except KeyError:
        print("no name")


def checked(names):
    def work(number):
        time.sleep(number / 10)
        print(number)

    thread = threading.Thread(target=work, args=(1,))
    thread.start()
    assert names
    thread.join()


def list_made_anew(names):
    def work(number):
        time.sleep(number / 10)
        print(number)

    threads = []
    for number in range(4):
        thread = threading.Thread(target=work, args=(number,))
        thread.start()
        threads.append(thread)
    threads = threads[1:]
    for thread in threads:
        thread.join()


def options_that_may_be_none(names):
    def work(number):
        time.sleep(number / 10)
        print(number)

    thread = threading.Thread(target=work, args=(1,), kwargs=names)
    thread.start()
    thread.join()


def beside_what_blocks(names):
    def work(number):
        time.sleep(number / 10)
        print(number)

    thread = threading.Thread(target=work, args=(1,))
    thread.start()
    input("Go on? ")
    thread.join()


def left_from_the_loop(names):
    def work(number):
        time.sleep(number / 10)
        print(number)

    threads = []
    for name in names:
        if not name:
            return
        thread = threading.Thread(target=work, args=(1,))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()


def raises_meanwhile(names):
    def work(number):
        time.sleep(number / 10)
        print(number)

    thread = threading.Thread(target=work, args=(1,))
    thread.start()
    print(names["a"])
    thread.join()


def raises_for_the_next(names):
    def work(number):
        time.sleep(number / 10)
        print(number)

    threads = []
    for name in names:
        thread = threading.Thread(target=work, args=(int(name),))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()
