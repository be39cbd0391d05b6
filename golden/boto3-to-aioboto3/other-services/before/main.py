import boto3


def running():
    ec2 = boto3.resource("ec2")
    return [instance.id for instance in ec2.instances.filter(Filters=[])]


def profile(name):
    client = boto3.client("codeguruprofiler")
    return client.get_profile(profilingGroupName=name)["profile"].read()
