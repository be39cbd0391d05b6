import time
from concurrent import futures


def user(number):
    time.sleep(0)
    return f"user {number}"


def orders(number, limit):
    time.sleep(0)
    return [number] * limit


def page(number):
    with futures.ThreadPoolExecutor(max_workers=2) as pool:
        its_user = pool.submit(user, number)
        its_orders = pool.submit(orders, number, limit=2)
        title = "page of "
        # Both are needed.
        text = title + its_user.result()
        return text, its_orders.result()


print(page(7))
