from api import Groups, Users


def main():
    users = Users()
    print(users.one("a"))
    groups = Groups(users.session)
    print(groups.one("b"))


if __name__ == "__main__":
    main()
