//! The directory's file; its layout stands in the room above.

use super::{Directory, DirectoryError, NAME_BITS};
use crate::bytes::{Reader, push_varint};
use bitstream_io::{BigEndian, BitRead, BitReader, BitWrite, BitWriter};

const MAGIC: &[u8; 4] = b"WSKD";

/// Of the file's format and of the shards' columns together.
pub(super) const VERSION: u8 = 2;

/// More shards than a site could want: what names more is damaged.
const MOST_SHARDS: usize = 4_000;

impl Directory {
    /// The bytes of its file.
    pub fn write(&self) -> Vec<u8> {
        let mut payload = Vec::new();
        push_varint(&mut payload, self.shards.len() as u32);
        let mut lists = vec![Vec::new(); self.shards.len()];
        for (name, shard) in &self.names {
            lists[usize::from(*shard)].push(*name);
        }
        for (shard, names) in self.shards.iter().zip(&lists) {
            payload.extend(shard.to_le_bytes());
            push_varint(&mut payload, names.len() as u32);
        }
        let mut bits = BitWriter::endian(Vec::new(), BigEndian);
        self.write_bits(&lists, &mut bits);
        payload.extend(bits.into_writer());
        let mut bytes = MAGIC.to_vec();
        bytes.push(VERSION);
        bytes.extend(adler2::adler32_slice(&payload).to_le_bytes());
        bytes.extend(payload);
        bytes
    }

    fn write_bits(&self, lists: &[Vec<u32>], bits: &mut impl BitWrite) {
        const SAFE: &str = "writing into memory does not fail";
        for names in lists {
            let low = low_bits(names.len());
            let mut last = 0;
            for name in names {
                let difference = name - last;
                bits.write_unary::<1>(difference >> low).expect(SAFE);
                bits.write_var(low, difference & ((1 << low) - 1)).expect(SAFE);
                last = *name;
            }
        }
        for holders in self.names.chunk_by(|a, b| a.0 == b.0).filter(|holders| holders.len() > 1) {
            let before = holders.iter().filter(|holder| holder.1 < holders[0].1).count();
            bits.write_unary::<1>(before as u32).expect(SAFE);
        }
        bits.byte_align().expect(SAFE);
    }

    /// Reads the bytes of a file.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn read(bytes: &[u8]) -> Result<Self, DirectoryError> {
        let mut reader = Reader(bytes);
        let header = reader.take(MAGIC.len() + 1).ok_or(DirectoryError::Damaged)?;
        if header[..MAGIC.len()] != *MAGIC {
            return Err(DirectoryError::Damaged);
        }
        if header[MAGIC.len()] != VERSION {
            return Err(DirectoryError::Version(header[MAGIC.len()]));
        }
        let sum = reader.fixed().ok_or(DirectoryError::Damaged)?;
        if adler2::adler32_slice(reader.0) != sum {
            return Err(DirectoryError::Damaged);
        }
        payload(reader).ok_or(DirectoryError::Damaged)
    }
}

fn payload(mut reader: Reader) -> Option<Directory> {
    let count = reader.varint().map(|count| count as usize).filter(|count| *count <= MOST_SHARDS)?;
    let (mut shards, mut sizes) = (Vec::new(), Vec::new());
    for _ in 0..count {
        shards.push(u64::from_le_bytes(reader.take(8)?.try_into().ok()?));
        sizes.push(reader.varint()? as usize);
    }
    let mut bits = BitReader::endian(reader.0, BigEndian);
    let mut names = Vec::new();
    for (shard, size) in sizes.into_iter().enumerate() {
        let low = low_bits(size);
        let mut last = 0u32;
        for _ in 0..size {
            let high = bits.read_unary::<1>().ok().filter(|high| *high <= u32::MAX >> low)?;
            let difference = high << low | bits.read_var::<u32>(low).ok()?;
            last = last.checked_add(difference).filter(|name| name >> NAME_BITS == 0)?;
            names.push((last, shard as u16));
        }
    }
    // By name; the shards of a name stay in their order.
    names.sort_by_key(|(name, _)| *name);
    for holders in names.chunk_by_mut(|a, b| a.0 == b.0).filter(|holders| holders.len() > 1) {
        let likeliest = bits.read_unary::<1>().ok().map(|before| before as usize).filter(|at| *at < holders.len())?;
        holders[..=likeliest].rotate_right(1);
    }
    Some(Directory { shards, names })
}

/// Low bits of a difference between hashes of `count` names that are written as they are: about the binary logarithm of
/// the mean difference times ln 2, which makes the code shortest.
fn low_bits(count: usize) -> u32 {
    let mean = (1usize << NAME_BITS) / count.max(1) * 9 / 13;
    mean.max(1).ilog2()
}

#[cfg(test)]
mod tests {
    use super::super::tests::shards;
    use super::*;

    fn example() -> Directory {
        let rows = [
            ("oslo", "place", "Oslo", 40),
            ("georgia-us", "place", "Georgia", 30),
            ("lima", "place", "Lima", 40),
            ("georgia", "place", "Georgia", 50),
        ];
        Directory::of(&shards(&[&rows[..2], &[], &rows[2..3], &rows[3..]]))
    }

    #[test]
    fn what_is_written_is_read() {
        let directory = example();
        assert_eq!(Directory::read(&directory.write()), Ok(directory));
        assert_eq!(Directory::read(&Directory::default().write()), Ok(Directory::default()));
    }

    #[test]
    fn what_is_damaged_is_refused() {
        let bytes = example().write();
        for end in 0..bytes.len() {
            assert_eq!(Directory::read(&bytes[..end]), Err(DirectoryError::Damaged), "cut at {end}");
        }
        for at in 0..bytes.len() {
            let mut bad = bytes.clone();
            bad[at] ^= 4;
            assert!(Directory::read(&bad).is_err(), "damaged at {at}");
        }
        let mut other = bytes.clone();
        other[4] = 9;
        let error = Directory::read(&other).unwrap_err();
        assert!(error.to_string().contains("version 9"));
    }

    #[test]
    fn any_payload_is_refused_or_sound() {
        let bytes = example().write();
        for at in 9..bytes.len() {
            for bit in 0..8 {
                let mut bad = bytes.clone();
                bad[at] ^= 1 << bit;
                let sum = adler2::adler32_slice(&bad[9..]).to_le_bytes();
                bad[5..9].copy_from_slice(&sum);
                let Ok(directory) = Directory::read(&bad) else { continue };
                assert!(directory.names.iter().all(|(_, shard)| usize::from(*shard) < directory.len()));
            }
        }
    }
}
