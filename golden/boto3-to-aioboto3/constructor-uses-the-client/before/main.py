import boto3


class Names:
    def __init__(self):
        self.ecr = boto3.client("ecr")
        self.pages = self.ecr.get_paginator("describe_repositories")

    def all(self):
        return [one["repositoryName"] for page in self.pages.paginate() for one in page["repositories"]]


def main():
    names = Names()
    print(names.all())


if __name__ == "__main__":
    main()
