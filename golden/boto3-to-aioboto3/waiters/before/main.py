import boto3


def start(name):
    ec2 = boto3.client("ec2")
    ec2.start_instances(InstanceIds=[name])
    waiter = ec2.get_waiter("instance_running")
    waiter.wait(InstanceIds=[name])
    ec2.get_waiter("instance_status_ok").wait(InstanceIds=[name], WaiterConfig={"Delay": 5})
