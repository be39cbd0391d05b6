"""A local server that speaks as much of S3, DynamoDB, SQS and STS as programs under test ask for."""
import hashlib
import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, unquote, urlsplit
from xml.sax.saxutils import escape

NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/"
MODIFIED = "2024-05-01T12:00:00.000Z"


def tag(data):
    return f'"{hashlib.md5(data).hexdigest()}"'


def without_chunks(body):
    """Of a body in aws-chunked encoding what is in the chunks."""
    parts = []
    while body:
        head, _, body = body.partition(b"\r\n")
        size = int(head.split(b";")[0], 16)
        if size == 0:
            break
        parts.append(body[:size])
        body = body[size + 2 :]
    return b"".join(parts)


class Store:
    """What the services keep."""

    def __init__(self):
        self.buckets = {}
        self.tables = {}
        self.queues = {}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def answer(self):
        url = urlsplit(self.path)
        query = dict(parse_qsl(url.query, keep_blank_values=True))
        body = self.body()
        target = self.headers.get("X-Amz-Target", "")
        with self.server.lock:
            self.server.seen.append(
                {
                    "method": self.command,
                    "path": unquote(url.path),
                    "query": sorted((name, value) for name, value in query.items() if not name.startswith("X-Amz-")),
                    "target": target,
                    "body": self.comparable(body),
                }
            )
            if target.startswith("DynamoDB"):
                self.as_json(*self.dynamodb(target.partition(".")[2], json.loads(body)))
            elif target.startswith("AmazonSQS"):
                self.as_json(*self.sqs(target.partition(".")[2], json.loads(body)))
            elif self.command == "POST" and url.path == "/" and b"Action=" in body:
                self.sts()
            else:
                self.s3(unquote(url.path).strip("/"), query, body)

    def body(self):
        if self.headers.get("Transfer-Encoding", "").lower() == "chunked":
            parts = []
            while size := int(self.rfile.readline().split(b";")[0], 16):
                parts.append(self.rfile.read(size))
                self.rfile.readline()
            self.rfile.readline()
            body = b"".join(parts)
        else:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        is_chunked = "aws-chunked" in self.headers.get("Content-Encoding", "")
        return without_chunks(body) if is_chunked else body

    def comparable(self, body):
        try:
            return json.loads(body) if body else ""
        except ValueError:
            return body.decode("latin-1")

    # --- S3 ---

    def s3(self, path, query, body):
        bucket, _, key = path.partition("/")
        buckets = self.server.store.buckets
        if not bucket:
            names = "".join(f"<Bucket><Name>{name}</Name><CreationDate>{MODIFIED}</CreationDate></Bucket>" for name in buckets)
            self.as_xml(200, f'<ListAllMyBucketsResult xmlns="{NAMESPACE}"><Buckets>{names}</Buckets></ListAllMyBucketsResult>')
        elif not key and self.command == "PUT":
            buckets.setdefault(bucket, {})
            self.send(200, b"")
        elif bucket not in buckets:
            self.fail(404, "NoSuchBucket")
        elif not key and self.command == "HEAD":
            self.send(200, b"")
        elif not key and "delete" in query:
            keys = re.findall(r"<Key>(.*?)</Key>", body.decode())
            for one in keys:
                buckets[bucket].pop(one, None)
            deleted = "".join(f"<Deleted><Key>{escape(one)}</Key></Deleted>" for one in keys)
            self.as_xml(200, f'<DeleteResult xmlns="{NAMESPACE}">{deleted}</DeleteResult>')
        elif not key:
            self.list_objects(bucket, buckets[bucket], query)
        else:
            self.object(buckets, buckets[bucket], key, body)

    def list_objects(self, bucket, objects, query):
        keys = sorted(one for one in objects if one.startswith(query.get("prefix", "")))
        after = query.get("continuation-token") or query.get("marker") or ""
        rest = [one for one in keys if one > after]
        page = rest[: int(query.get("max-keys", 1000))]
        is_more = len(page) < len(rest)
        contents = "".join(
            f"<Contents><Key>{escape(one)}</Key><LastModified>{MODIFIED}</LastModified><ETag>{escape(tag(objects[one]))}</ETag>"
            f"<Size>{len(objects[one])}</Size><StorageClass>STANDARD</StorageClass></Contents>"
            for one in page
        )
        more = f"<NextContinuationToken>{escape(page[-1])}</NextContinuationToken><NextMarker>{escape(page[-1])}</NextMarker>" if is_more else ""
        self.as_xml(
            200,
            f'<ListBucketResult xmlns="{NAMESPACE}"><Name>{bucket}</Name><KeyCount>{len(page)}</KeyCount>'
            f"<IsTruncated>{str(is_more).lower()}</IsTruncated>{more}{contents}</ListBucketResult>",
        )

    def object(self, buckets, objects, key, body):
        source = self.headers.get("x-amz-copy-source")
        if self.command == "PUT" and source:
            other, _, name = unquote(source).strip("/").partition("/")
            objects[key] = buckets[other][name]
            self.as_xml(200, f"<CopyObjectResult><LastModified>{MODIFIED}</LastModified><ETag>{escape(tag(objects[key]))}</ETag></CopyObjectResult>")
        elif self.command == "PUT":
            objects[key] = body
            self.send(200, b"", ETag=tag(body))
        elif self.command == "DELETE":
            objects.pop(key, None)
            self.send(204, b"")
        elif key not in objects:
            self.fail(404, "NoSuchKey")
        else:
            data = objects[key]
            headers = {"ETag": tag(data), "Last-Modified": "Wed, 01 May 2024 12:00:00 GMT", "Content-Type": "application/octet-stream"}
            asked = re.match(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
            if asked and data:
                first, last = int(asked[1]), min(int(asked[2]), len(data) - 1)
                headers["Content-Range"] = f"bytes {first}-{last}/{len(data)}"
                self.send(206, data[first : last + 1], **headers)
            else:
                self.send(200, data, **headers)

    # --- DynamoDB, SQS, STS ---

    def dynamodb(self, action, asked):
        tables = self.server.store.tables
        name = asked.get("TableName")
        if action == "CreateTable":
            tables[name] = {}
        if action in ("CreateTable", "DescribeTable"):
            status = {"TableName": name, "TableStatus": "ACTIVE", "ItemCount": len(tables.get(name, ())), "CreationDateTime": 1714564800.0}
            return (200, {"Table": status, "TableDescription": status}) if name in tables else self.missing("ResourceNotFoundException")
        if action == "BatchWriteItem":
            for table, requests in asked["RequestItems"].items():
                for request in requests:
                    item = request["PutRequest"]["Item"]
                    tables[table][json.dumps(item["id"])] = item
            return 200, {"UnprocessedItems": {}}
        if name not in tables:
            return self.missing("ResourceNotFoundException")
        if action == "PutItem":
            tables[name][json.dumps(asked["Item"]["id"])] = asked["Item"]
            return 200, {}
        if action == "GetItem":
            item = tables[name].get(json.dumps(asked["Key"]["id"]))
            return 200, {"Item": item} if item else {}
        if action == "DeleteItem":
            tables[name].pop(json.dumps(asked["Key"]["id"]), None)
            return 200, {}
        items = [item for _, item in sorted(tables[name].items())]
        first = int(asked.get("ExclusiveStartKey", {"id": {"N": "0"}})["id"]["N"])
        page = [item for item in items if int(item["id"]["N"]) > first][: asked.get("Limit", 100)]
        last = {"LastEvaluatedKey": {"id": page[-1]["id"]}} if page and page[-1] != items[-1] else {}
        return 200, {"Items": page, "Count": len(page), **last}

    def sqs(self, action, asked):
        queues = self.server.store.queues
        if action == "CreateQueue":
            queues.setdefault(asked["QueueName"], [])
        if action in ("CreateQueue", "GetQueueUrl"):
            if asked["QueueName"] not in queues:
                return self.missing("com.amazonaws.sqs#QueueDoesNotExist")
            return 200, {"QueueUrl": f"http://{self.headers['Host']}/1/{asked['QueueName']}"}
        queue = queues[asked["QueueUrl"].rpartition("/")[2]]
        if action == "SendMessage":
            queue.append(asked["MessageBody"])
            return 200, {"MessageId": f"m{len(queue)}", "MD5OfMessageBody": hashlib.md5(asked["MessageBody"].encode()).hexdigest()}
        if action == "ReceiveMessage":
            found = [
                {"MessageId": f"m{body}", "ReceiptHandle": body, "Body": body, "MD5OfBody": hashlib.md5(body.encode()).hexdigest()}
                for body in queue[: asked.get("MaxNumberOfMessages", 1)]
            ]
            return 200, {"Messages": found} if found else {}
        if action == "DeleteMessage":
            queue.remove(asked["ReceiptHandle"])
        return 200, {}

    def sts(self):
        self.as_xml(
            200,
            '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>'
            "<Arn>arn:aws:iam::123456789012:user/test</Arn><UserId>TEST</UserId><Account>123456789012</Account>"
            "</GetCallerIdentityResult></GetCallerIdentityResponse>",
        )

    # --- Answers ---

    def missing(self, kind):
        return 400, {"__type": kind, "message": "there is none"}

    def fail(self, status, code):
        self.as_xml(status, f"<Error><Code>{code}</Code><Message>there is none</Message></Error>")

    def as_json(self, status, value):
        self.send(status, json.dumps(value).encode(), **{"Content-Type": "application/x-amz-json-1.0"})

    def as_xml(self, status, text):
        self.send(status, text.encode(), **{"Content-Type": "application/xml"})

    def send(self, status, data, **headers):
        self.send_response(status)
        if status != 204:
            self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = answer


class QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A client that is closed while it keeps a connection is no error."""


class Aws:
    """Runs while it is entered; `url` is where, and `clear()` makes it as new."""

    environment = {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": "/dev/null",
        "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
    }

    @classmethod
    def missing(cls):
        return None

    def __enter__(self):
        self.server = QuietServer(("127.0.0.1", 0), Handler)
        self.server.lock = threading.Lock()
        self.server.seen = []
        self.server.store = Store()
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02})
        self.thread.start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.environment = {**self.environment, "AWS_ENDPOINT_URL": self.url}
        return self

    def __exit__(self, *details):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()

    def clear(self):
        with self.server.lock:
            self.server.store = Store()
            self.server.seen.clear()

    def take(self):
        """What was asked since the last time, in order."""
        with self.server.lock:
            seen, self.server.seen = self.server.seen, []
        return seen
