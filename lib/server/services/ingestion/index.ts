export { startAutomaticUploads } from './confirm-automatically'
