export { ensureDataset } from './ensure-dataset'
