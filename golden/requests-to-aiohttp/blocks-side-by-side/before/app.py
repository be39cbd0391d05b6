import requests
from requests import Session

def f(session: Session, a, b):
    r = session.get(a)
    x = requests.get(b).json()
    print(r.text)
    y = requests.get(a).json()
    print(x, y)

def g(session: Session, a, b):
    r = session.get(a)
    x = requests.get(b)
    print(r.text)
    print(x.text)

def h(session: Session, a, b):
    x = requests.get(b)
    r = session.get(a)
    print(x.text)
    print(r.text)

def k(session: Session, a, b):
    x = requests.get(b).json()
    r = session.get(a)
    z = requests.get(b).json()
    print(r.text)
    return x, z

def main():
    with Session() as s:
        f(s, "a", "b")
        g(s, "a", "b")
        h(s, "a", "b")
        k(s, "a", "b")

if __name__ == "__main__":
    main()
