"""Rewrites data/samples: python -m generator"""

from generator.samples import write_samples

if __name__ == "__main__":
    for path in write_samples():
        print(path.name)
