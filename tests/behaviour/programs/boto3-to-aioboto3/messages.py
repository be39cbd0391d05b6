# needs: aws
"""Messages of a queue, and their attributes."""
import boto3


def send(queue, texts):
    for text in texts:
        queue.send_message(MessageBody=text)


def receive(queue):
    found = []
    while True:
        messages = queue.receive_messages(MaxNumberOfMessages=2)
        if not messages:
            return found
        for message in messages:
            found.append((message.message_id, message.body))
            message.delete()


def main():
    sqs = boto3.resource("sqs")
    sqs.create_queue(QueueName="work")
    queue = sqs.get_queue_by_name(QueueName="work")
    send(queue, ["a", "b", "c"])
    print(receive(queue))
    print(queue.url.rsplit("/", 1)[1])


if __name__ == "__main__":
    main()
