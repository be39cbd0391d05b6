import boto3


class Mailer:
    def __init__(self):
        self.ses = boto3.client("ses")

    def send(self, to):
        self.ses.send_email(Destination={"ToAddresses": [to]}, Message={}, Source="a@example.com")


class Queue:
    def __init__(self, url):
        self.url = url
        self.sqs = boto3.client("sqs")

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.sqs.close()

    def send(self, text):
        self.sqs.send_message(QueueUrl=self.url, MessageBody=text)


class Notifier:
    def __init__(self, mailer):
        self.mailer = mailer

    def notify(self, to):
        self.mailer.send(to)


def notifier():
    return Notifier(Mailer())


def main():
    notifier().notify("a@example.com")
    with Queue("http://localhost/1") as queue:
        queue.send("a")


if __name__ == "__main__":
    main()
